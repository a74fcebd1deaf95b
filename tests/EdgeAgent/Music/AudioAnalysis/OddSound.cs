namespace Roomtone.EdgeAgent.Tests.Music.AudioAnalysis;

/// <summary>WAV files of any header over any samples.</summary>
internal static class OddSound
{
    private const ushort Floats = 3;

    /// <summary>Two seconds of a tone; the samples from a tenth on are changed.</summary>
    public static byte[] Tone(Func<int, float, float> change) => Wave(
        [.. Enumerable.Range(0, 88_200).SelectMany(i => BitConverter.GetBytes(change(i, 0.2f * MathF.Sin(i * 0.06f))))],
        kind: Floats,
        bits: 32);

    public static byte[] Wave(
        byte[] samples,
        ushort kind = 1,
        ushort channels = 1,
        uint rate = 44_100,
        ushort bits = 16,
        uint? saysBytes = null
    )
    {
        using var wave = new MemoryStream();
        using var writer = new BinaryWriter(wave);
        var size = saysBytes ?? (uint)samples.Length;
        var frame = (ushort)(channels * bits / 8);
        writer.Write("RIFF"u8);
        writer.Write(unchecked(36 + size));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write(kind);
        writer.Write(channels);
        writer.Write(rate);
        writer.Write(unchecked(rate * frame));
        writer.Write(frame);
        writer.Write(bits);
        writer.Write("data"u8);
        writer.Write(size);
        writer.Write(samples);
        return wave.ToArray();
    }

    public static byte[] Samples(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(i => BitConverter.GetBytes((short)(8000 * Math.Sin(i * 0.06))))];
}
