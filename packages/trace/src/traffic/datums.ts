/** A place in decimal degrees. */
export interface Degrees {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * One place as each of the coordinate systems of Chinese maps writes it: as measured (WGS-84), of the official maps (GCJ-02), and of
 * Baidu (BD-09). Which of them the numbers given are in is not known, so both ways are gone; outside China there is only one.
 *
 * @source github.com/googollee/eviltransform, Baidu's published conversion
 */
export function datumsOf(place: Degrees): readonly Degrees[] {
  if (!isInChina(place)) return [place];
  const offset = offsetOf(place);
  const official = plus(place, offset);
  const measured = plus(place, { latitude: -offset.latitude, longitude: -offset.longitude });
  return [place, official, baiduOf(official), baiduOf(place), measured];
}

const isInChina = ({ latitude, longitude }: Degrees) => latitude > 0.8 && latitude < 55.9 && longitude > 72 && longitude < 137.9;
const plus = (a: Degrees, b: Degrees): Degrees => ({ latitude: a.latitude + b.latitude, longitude: a.longitude + b.longitude });

/** Of the ellipsoid of Krassowski. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

function offsetOf({ latitude, longitude }: Degrees): Degrees {
  const [x, y] = [longitude - 105, latitude - 35];
  const wave = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    wave +
    swing(y, 20, 1, 40, 3) +
    swing(y, 160, 12, 320, 30);
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + wave + swing(x, 20, 1, 40, 3) + swing(x, 150, 12, 300, 30);
  const radians = (latitude / 180) * Math.PI;
  const magic = 1 - ECCENTRICITY * Math.sin(radians) ** 2;
  return {
    latitude: (north * 180) / (((AXIS * (1 - ECCENTRICITY)) / (magic * Math.sqrt(magic))) * Math.PI),
    longitude: (east * 180) / ((AXIS / Math.sqrt(magic)) * Math.cos(radians) * Math.PI),
  };
}

const swing = (at: number, a: number, aOver: number, b: number, bOver: number) =>
  (a * Math.sin((at / aOver) * Math.PI) + b * Math.sin((at / bOver) * Math.PI)) * (2 / 3);

function baiduOf({ latitude, longitude }: Degrees): Degrees {
  const turn = (Math.PI * 3000) / 180;
  const length = Math.hypot(longitude, latitude) + 0.00002 * Math.sin(latitude * turn);
  const angle = Math.atan2(latitude, longitude) + 0.000003 * Math.cos(longitude * turn);
  return { latitude: length * Math.sin(angle) + 0.006, longitude: length * Math.cos(angle) + 0.0065 };
}
