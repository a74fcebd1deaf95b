namespace Roomtone.EdgeAgent.Music.AudioAnalysis.Decoding;

/// <summary>The end of what a program says: a file that breaks it can make it talk without end.</summary>
internal static class LastWords
{
    private const int Kept = 4096;

    public static async Task<string> ReadAsync(TextReader said)
    {
        var (last, part) = ("", new char[Kept]);
        while (await said.ReadAsync(part.AsMemory()) is > 0 and var length)
        {
            last += new string(part, 0, length);
            if (last.Length > Kept) last = last[^Kept..];
        }

        return last;
    }
}
