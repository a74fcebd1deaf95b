namespace Roomtone.Odd.Bench.Formats;

/// <summary>
/// Cyclic redundancy checks with the polynomial 0x04C11DB7: reflected in PNG (ISO 15948, annex D), not in Ogg (RFC 3533, 6).
/// </summary>
internal static class Checksums
{
    private const uint Polynomial = 0x04C1_1DB7;
    private const uint Reflected = 0xEDB8_8320;

    public static uint Png(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ Reflected : crc >> 1;
        }

        return ~crc;
    }

    public static uint Ogg(ReadOnlySpan<byte> bytes)
    {
        var crc = 0u;
        foreach (var one in bytes)
        {
            crc ^= (uint)one << 24;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x8000_0000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
        }

        return crc;
    }
}
