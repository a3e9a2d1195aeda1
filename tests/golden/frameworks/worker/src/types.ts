export interface Env {
  DB: D1Database;
  ADMIN_TOKEN?: string;
  MAX_BYTES: string;
  REGION: string | undefined;
  BUCKET: R2Bucket;
  CALLS: RateLimit;
}
