using Roomtone.Odd.Bench.Workers;

namespace Roomtone.Odd.Bench;

/// <summary>Makes an input smaller as long as it shows the same fault: pieces are cut out, large ones first.</summary>
internal static class Reduction
{
    private const int MostTries = 60;

    public static async Task<byte[]> OfAsync(byte[] input, Func<byte[], Task<Outcome>> read, string fingerprint)
    {
        var tries = 0;
        for (var piece = input.Length / 2; piece > 0 && tries < MostTries; piece /= 2)
        {
            for (var at = 0; at + piece <= input.Length && tries < MostTries; tries++)
            {
                byte[] smaller = [.. input[..at], .. input[(at + piece)..]];
                if ((await read(smaller)).Fingerprint == fingerprint) input = smaller;
                else at += piece;
            }
        }

        return input;
    }
}
