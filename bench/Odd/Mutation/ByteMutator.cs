namespace Roomtone.Odd.Bench.Mutation;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutator
{
    private const int LongestRun = 64;

    public static byte[] Mutate(byte[] input, Random random)
    {
        if (input.Length == 0) return [(byte)random.Next(256)];
        var at = random.Next(input.Length);
        var length = Math.Min(random.Next(1, LongestRun), input.Length - at);
        return random.Next(8) switch
        {
            0 => Changed(input, at, (byte)(input[at] ^ (1 << random.Next(8)))),
            1 => Changed(input, at, (byte)random.Next(256)),
            2 => [.. input[..at], .. input[(at + length)..]],
            3 => [.. input[..(at + length)], .. input[at..]],
            4 => Filled(input, at, length, random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) }),
            5 => input[..at],
            _ => WithNumber(input, at, random),
        };
    }

    private static byte[] Changed(byte[] input, int at, byte value)
    {
        var output = input.ToArray();
        output[at] = value;
        return output;
    }

    private static byte[] Filled(byte[] input, int at, int length, byte value)
    {
        var output = input.ToArray();
        output.AsSpan(at, length).Fill(value);
        return output;
    }

    /// <summary>Puts a number of 1, 2, 4 or 8 bytes there, in either order.</summary>
    private static byte[] WithNumber(byte[] input, int at, Random random)
    {
        Span<byte> number = stackalloc byte[8];
        BitConverter.TryWriteBytes(number, OddNumbers.Next(random));
        number = number[..Math.Min(1 << random.Next(4), input.Length - at)];
        if (random.Next(2) == 0) number.Reverse();
        var output = input.ToArray();
        number.CopyTo(output.AsSpan(at));
        return output;
    }
}
