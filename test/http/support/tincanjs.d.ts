// The package has no types; the tests use it as its own documentation shows.
declare module 'tincanjs';
