/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.tsx?$': [
      'ts-jest',
      {
        tsconfig: {
          module: 'CommonJS',
          esModuleInterop: true,
          target: 'ES2022',
          isolatedModules: true,
          strict: true,
        },
      },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/test/support/shop-invariants.ts'],
  maxWorkers: 2,
  testTimeout: 60_000,
};

export default config;
