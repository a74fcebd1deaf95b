using System.Globalization;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// All files of MPD's database, page by page. MPD closes the connection where an answer is larger than its
/// max_output_buffer_size (8 MB by default): the page is halved, down to the one file whose tags alone are too large, and
/// that one is asked for without them.
/// </summary>
internal sealed class MpdListing(MpdLink link)
{
    private const int LargestPage = 2000;

    private readonly List<ListedFile> _files = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <exception cref="SpeakerException">The player is gone, or refuses.</exception>
    public async Task<List<ListedFile>> ReadAsync(CancellationToken cancellationToken)
    {
        var (at, size) = (0, LargestPage);
        while (true)
        {
            var page = await PageAsync(at, size, cancellationToken);
            if (page is null && size > 1)
            {
                size /= 2;
                continue;
            }

            string? fault = null;
            if (page is null)
            {
                page = await WithoutTagsAsync(at, cancellationToken);
                // While the player looks for files, another one may have come to this place meanwhile.
                if (page is [var other] && await IsAnsweredAsync(other["file"]!, cancellationToken)) continue;
                fault = "Its tags are larger than the player can send (max_output_buffer_size of mpd.conf).";
            }

            // Between two pages the library may have changed, and a file be on both.
            foreach (var file in page)
                if (_names.Add(file["file"]!)) _files.Add(new ListedFile(file, fault));
            if (page.Count < size) return _files;
            at += page.Count;
            size = Math.Min(LargestPage, 2 * size);
        }
    }

    /// <returns>Null where the player answers, but not with this page; for a single file, not twice.</returns>
    private async Task<List<MpdReply>?> PageAsync(int at, int size, CancellationToken cancellationToken)
    {
        for (var tries = size > 1 ? 1 : 2; tries > 0; tries--)
        {
            try
            {
                return await FindAsync(at, size, cancellationToken);
            }
            catch (SpeakerException e) when (!IsPassword(e) && !(size == 1 && IsSlow(e)))
            {
                await link.AskAsync(cancellationToken, "ping");
            }
        }

        return null;
    }

    private static bool IsPassword(SpeakerException fault) => fault.InnerException is MpdRefusedException { IsPassword: true };

    /// <summary>A page may be too much for a slow player; one file is not.</summary>
    private static bool IsSlow(SpeakerException fault) => fault.InnerException is OperationCanceledException;

    private async Task<List<MpdReply>> WithoutTagsAsync(int at, CancellationToken cancellationToken)
    {
        await link.AskAsync(cancellationToken, "tagtypes", "clear");
        try
        {
            return await FindAsync(at, 1, cancellationToken);
        }
        finally
        {
            await link.AskAsync(cancellationToken, "tagtypes", "all");
        }
    }

    private async Task<bool> IsAnsweredAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            var literal = file.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            return (await link.AskAsync(cancellationToken, "find", $"(file == \"{literal}\")")).Parts("file").Any();
        }
        catch (SpeakerException)
        {
            await link.AskAsync(cancellationToken, "ping");
            return false;
        }
    }

    private async Task<List<MpdReply>> FindAsync(int at, int size, CancellationToken cancellationToken)
    {
        var window = string.Create(CultureInfo.InvariantCulture, $"{at}:{at + size}");
        return [.. (await link.AskAsync(cancellationToken, "find", "(base \"\")", "window", window)).Parts("file")];
    }
}

/// <param name="Reply">What the player says of it.</param>
/// <param name="Fault">Why its tags are not among that, one sentence; null where they are.</param>
internal sealed record ListedFile(MpdReply Reply, string? Fault)
{
    public string Id => Reply["file"]!;
}
