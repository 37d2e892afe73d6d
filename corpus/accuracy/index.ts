import { apiPlants } from './api-plants.ts';
import { freshNamePlants } from './fresh-name-plants.ts';
import { markerPlants } from './marker-plants.ts';
import { packerPlants } from './packer-plants.ts';
import { permissionPlants } from './permission-plants.ts';
import type { Plant } from './plant.ts';
import { sdkPlants } from './sdk-plants.ts';

export { isHeldBack, type Parts, type Plant } from './plant.ts';
export { nothingKept } from './sdk-plants.ts';

/** Everything that is planted, in a fixed order. */
export const plants: readonly Plant[] = [
  ...sdkPlants,
  ...freshNamePlants,
  ...packerPlants,
  ...apiPlants,
  ...markerPlants,
  ...permissionPlants,
];
