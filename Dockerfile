# One image for every role: `api` (the default), `worker`, `migrate` and the other commands of `touchstone`.
# `npm run image:check` runs these very steps in a folder, without Docker.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run --silent build:console && npm run --silent build:embed && npm run --silent build:verifier
RUN node scripts/image/bundle-workflows.ts dist/cache
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund && node scripts/image/prune.ts

FROM gcr.io/distroless/cc-debian12:nonroot
ENV NODE_ENV=production MALLOC_ARENA_MAX=2 HOST=0.0.0.0 PORT=4700 METRICS_PORT=9464 TOUCHSTONE_DATA=/var/lib/touchstone
WORKDIR /app
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app/dist/cache /var/lib/touchstone/cache
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/src ./src
COPY --from=build /app/console/dist ./console/dist
COPY --from=build /app/embed/dist ./embed/dist
COPY --from=build /app/verifier/dist ./verifier/dist
COPY --from=build /app/policies ./policies
COPY --from=build /app/programs ./programs
COPY --from=build /app/roles ./roles
COPY --from=build /app/judges ./judges
COPY --from=build /app/badges ./badges
COPY --from=build /app/examples ./examples
COPY --from=build /app/package.json /app/LICENSE ./
USER 65532:65532
EXPOSE 4700 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["/usr/local/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.METRICS_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/local/bin/node", "--max-semi-space-size=8", "src/main.ts"]
CMD ["api"]
