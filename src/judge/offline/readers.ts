import type { Skill } from '../../core/skill.ts';
import { communication } from './communication.ts';
import { independence } from './independence.ts';
import type { SkillReader } from './material.ts';
import { quality } from './quality.ts';

/** Without speed: code measures it from timestamps, and words say nothing about pace. */
export const READERS: Partial<Record<Skill, SkillReader>> = { independence, quality, communication };
