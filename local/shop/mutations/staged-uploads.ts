import { denied } from '../access';
import type { ShopContext } from '../context';
import { SHOP_GID } from '../resolvers/the-shop';
import { userError } from './user-error';
import type { UserError } from './user-error';

type Resource =
  | 'BULK_MUTATION_VARIABLES'
  | 'COLLECTION_IMAGE'
  | 'DISPUTE_FILE_UPLOAD'
  | 'FILE'
  | 'IMAGE'
  | 'MODEL_3D'
  | 'PRODUCT_IMAGE'
  | 'RETURN_LABEL'
  | 'SHOP_IMAGE'
  | 'URL_REDIRECT_IMPORT'
  | 'VIDEO';

interface StagedUploadInput {
  resource: Resource;
  filename: string;
  mimeType: string;
  httpMethod?: 'POST' | 'PUT' | null;
  fileSize?: string | number | null;
}

interface StagedTarget {
  url: string | null;
  resourceUrl: string | null;
  parameters: { name: string; value: string }[];
}

interface StagedUploadsPayload {
  stagedTargets: StagedTarget[];
  userErrors: UserError[];
}

export const UPLOAD_ORIGIN = 'https://shopify-staged-uploads.storage.googleapis.com';
const CREDENTIAL_OWNER = 'merchant-assets@shopify-tiers.iam.gserviceaccount.com';

const FOLDERS: Readonly<Partial<Record<Resource, string>>> = {
  BULK_MUTATION_VARIABLES: 'bulk',
  COLLECTION_IMAGE: 'collections',
  DISPUTE_FILE_UPLOAD: 'payments_file_uploads',
  IMAGE: 'products',
  PRODUCT_IMAGE: 'products',
  RETURN_LABEL: 'return_labels',
  URL_REDIRECT_IMPORT: 'redirect_imports',
};

/** One bad input leaves its place without an address; the others are served (recorded). */
export function stagedUploadsCreate(
  args: { input: StagedUploadInput[] },
  context: ShopContext,
): StagedUploadsPayload {
  if (args.input.some(({ resource }) => resource === 'SHOP_IMAGE')) {
    // An app cannot be granted the merchant's settings (recorded).
    throw denied('Access denied for stagedUploadsCreate field.');
  }
  const userErrors: UserError[] = [];
  const stagedTargets = args.input.map((input, index) => {
    const error = inputError(input, ['input', String(index)]);
    if (!error) return targetFor(input, context);
    userErrors.push(error);
    return { url: null, resourceUrl: null, parameters: [] };
  });
  return { stagedTargets, userErrors };
}

const IMAGES: readonly Resource[] = ['IMAGE', 'PRODUCT_IMAGE', 'COLLECTION_IMAGE', 'SHOP_IMAGE'];
/** What is started by an address and not by an id keeps the signed one (recorded). */
const STARTED_BY_ADDRESS: readonly Resource[] = ['BULK_MUTATION_VARIABLES', 'URL_REDIRECT_IMPORT'];
const IMAGE_TYPES = /^image\/(png|jpe?g|gif|webp|heic|heif|tiff|bmp|svg\+xml|avif)$/;

function inputError(input: StagedUploadInput, at: string[]): UserError | null {
  const isSized = input.fileSize !== null && input.fileSize !== undefined;
  if (input.resource === 'VIDEO' && !isSized) {
    return userError([...at, 'fileSize'], 'file size is required for video resources');
  }
  if (input.resource === 'MODEL_3D' && !isSized) {
    return userError([...at, 'fileSize'], 'file size is required for 3D model resources');
  }
  if (!IMAGES.includes(input.resource) || IMAGE_TYPES.test(input.mimeType)) return null;
  const message = `${input.filename}: (${input.mimeType}) is not a recognized format`;
  return userError([...at, 'mimeType'], message);
}

function targetFor(input: StagedUploadInput, context: ShopContext): StagedTarget {
  if (input.resource === 'VIDEO' || input.resource === 'MODEL_3D') return mediaTarget(input, context);
  const isPost = input.httpMethod === 'POST';
  const isImage = IMAGES.includes(input.resource);
  const folder = isImage && !isPost ? 'files' : (FOLDERS[input.resource] ?? 'files');
  const shopNumber = SHOP_GID.split('/').pop() ?? '';
  const key = `tmp/${shopNumber}/${folder}/${context.storage.newUuid()}/${storedName(input, context)}`;
  context.storage.expectUpload(key);
  return isPost ? postTarget(input, key, context) : putTarget(input, key, context);
}

/** Labels are not kept under the name that somebody gave them (recorded). */
function storedName(input: StagedUploadInput, context: ShopContext): string {
  if (input.resource !== 'RETURN_LABEL') return input.filename;
  return `${context.storage.newName('label').slice(0, 32)}.${input.filename.split('.').pop() ?? 'pdf'}`;
}

/** Videos and models go to services of their own, with fewer parameters (recorded). */
function mediaTarget(input: StagedUploadInput, context: ShopContext): StagedTarget {
  const isVideo = input.resource === 'VIDEO';
  const name = context.storage.newName('media').slice(0, 32);
  const extension = input.filename.split('.').pop() ?? 'mp4';
  const key = isVideo ? `c/o/v/${name}.${extension}` : `models/${name.slice(0, 16)}/${input.filename}`;
  const account = isVideo
    ? 'video-production@video-production-225115.iam.gserviceaccount.com'
    : 'threed-model-service-prod@threed-model-service.iam.gserviceaccount.com';
  const origin = isVideo
    ? 'https://shopify-video-production-core-originals.storage.googleapis.com'
    : `https://storage.googleapis.com/threed-models-production/${key}`;
  const kind = isVideo ? 'external_video_id' : 'external_model3d_id';
  const address = `${origin}?${kind}=${parseInt(name.slice(0, 7), 16)}`;
  const policy = { expiration: context.state.now(), conditions: [['eq', '$key', key]] };
  context.storage.expectUpload(key);
  return {
    // A video's id is only in the address of the finished upload.
    url: isVideo ? origin : address,
    resourceUrl: address,
    parameters: [
      { name: 'GoogleAccessId', value: account },
      { name: 'key', value: key },
      { name: 'policy', value: Buffer.from(JSON.stringify(policy)).toString('base64') },
      {
        name: 'signature',
        value: Buffer.from(context.storage.newName('signature'), 'hex').toString('base64'),
      },
    ],
  };
}

/** Signed parts of an upload; the day of the clock, a signature that only looks like one. */
function signature(context: ShopContext): { date: string; credential: string; value: string } {
  const date = new Date(context.settings.clock.nowMs()).toISOString().replace(/[-:]|\.\d+/g, '');
  const credential = `${CREDENTIAL_OWNER}/${date.slice(0, 8)}/auto/storage/goog4_request`;
  const value = Array.from({ length: 8 }, () => context.storage.newName('signature')).join('');
  return { date, credential, value };
}

function postTarget(input: StagedUploadInput, key: string, context: ShopContext): StagedTarget {
  const { date, credential, value } = signature(context);
  const expiration = new Date(context.settings.clock.nowMs() + 24 * 3600 * 1000).toISOString();
  const policy = {
    conditions: [
      { 'Content-Type': input.mimeType },
      { success_action_status: '201' },
      { acl: 'private' },
      ['content-length-range', 1, 20_971_520],
      { bucket: 'shopify-staged-uploads' },
      { key },
      { 'x-goog-date': date },
      { 'x-goog-credential': credential },
      { 'x-goog-algorithm': 'GOOG4-RSA-SHA256' },
    ],
    expiration: expiration.replace(/\.\d+Z$/, 'Z'),
  };
  return {
    url: `${UPLOAD_ORIGIN}/`,
    resourceUrl: STARTED_BY_ADDRESS.includes(input.resource)
      ? `${UPLOAD_ORIGIN}/`
      : `${UPLOAD_ORIGIN}/${key}`,
    parameters: [
      { name: 'Content-Type', value: input.mimeType },
      { name: 'success_action_status', value: '201' },
      { name: 'acl', value: 'private' },
      { name: 'key', value: key },
      { name: 'x-goog-date', value: date },
      { name: 'x-goog-credential', value: credential },
      { name: 'x-goog-algorithm', value: 'GOOG4-RSA-SHA256' },
      { name: 'x-goog-signature', value },
      { name: 'policy', value: Buffer.from(JSON.stringify(policy)).toString('base64') },
    ],
  };
}

function putTarget(input: StagedUploadInput, key: string, context: ShopContext): StagedTarget {
  const { date, credential, value } = signature(context);
  const query = [
    'X-Goog-Algorithm=GOOG4-RSA-SHA256',
    `X-Goog-Credential=${encodeURIComponent(credential)}`,
    `X-Goog-Date=${date}`,
    'X-Goog-Expires=604800',
    'X-Goog-SignedHeaders=host',
    `X-Goog-Signature=${value}`,
  ];
  const address = `${UPLOAD_ORIGIN}/${key}`;
  const url = `${address}?${query.join('&')}`;
  return {
    url,
    resourceUrl: STARTED_BY_ADDRESS.includes(input.resource) ? url : address,
    parameters: [
      { name: 'content_type', value: input.mimeType },
      { name: 'acl', value: 'private' },
    ],
  };
}
