namespace Roomtone.Cli.Backup;

/// <summary>
/// A dump names the account that made each view, and only a superuser may restore a view in another's name. The line that
/// names it is an optional comment of its own: without it the views belong to who restores.
/// </summary>
internal static class WithoutDefiners
{
    private const int BufferBytes = 256 * 1024;

    private static readonly byte[] Start = "/*!50013 DEFINER="u8.ToArray();

    public static async Task CopyAsync(Stream dump, Stream into, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var line = new MemoryStream();
        for (int count; (count = await dump.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            for (var from = 0; from < count;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', from, count - from);
                var to = end < 0 ? count : end + 1;
                line.Write(buffer, from, to - from);
                from = to;
                // A long line is no such comment: it need not be held until it ends.
                if (end < 0 && line.Length < Start.Length) continue;
                if (end >= 0 || !StartsWithDefiner(line)) await FlushAsync(line, into, cancellationToken);
            }
        }

        await FlushAsync(line, into, cancellationToken);
    }

    private static bool StartsWithDefiner(MemoryStream line) =>
        line.Length >= Start.Length && line.GetBuffer().AsSpan(0, Start.Length).SequenceEqual(Start);

    private static async Task FlushAsync(MemoryStream line, Stream into, CancellationToken cancellationToken)
    {
        if (!StartsWithDefiner(line)) await into.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellationToken);
        line.SetLength(0);
    }
}
