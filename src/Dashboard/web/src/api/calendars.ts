import type { CalendarReading, Country, FoundDays } from './contracts';
import { ApiError, ask } from './http';

export const listCountries = () => ask<Country[]>('GET', '/api/calendars/countries');

export const daysOfCountry = (code: string) =>
  ask<FoundDays>('GET', `/api/calendars/countries/${encodeURIComponent(code)}`);

export const daysOfAddress = (address: string) =>
  ask<FoundDays>('POST', '/api/calendars/address', { address });

/** How a room's calendars were read last. */
export const readCalendars = (device: string) =>
  ask<CalendarReading[]>('GET', `/api/devices/${encodeURIComponent(device)}/calendars`);

const largestBytes = 1024 * 1024;

/** The file goes as it is; one that is too large does not go at all. */
export async function daysOfFile(file: Blob): Promise<FoundDays> {
  if (file.size > largestBytes)
    throw new ApiError(
      'The calendar is larger than 1 MB. Export only the special days, or only the next two years.',
      413,
    );
  return ask<FoundDays>('POST', '/api/calendars/file', file);
}
