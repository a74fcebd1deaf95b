using System.Globalization;
using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library.Covers;

/// <summary>
/// The pictures of the player's tracks: the one in the file's tags, else <c>cover.jpg</c> and its like beside it
/// (MPD's <c>readpicture</c> and <c>albumart</c>).
/// </summary>
internal sealed class CoverReader(SpeakerSettings settings, MpdPassword password) : IDisposable
{
    /// <summary>A scan for print has as much.</summary>
    private const int MostBytes = 16_000_000;

    private const string PartBytes = "65536";

    private readonly MpdLink _link = new(settings, password);

    /// <returns>A picture file; null where there is none, or one too large.</returns>
    /// <exception cref="SpeakerException">The player cannot be reached.</exception>
    public async Task<byte[]?> ReadAsync(string track, CancellationToken cancellationToken) =>
        await ReadAsync("readpicture", track, cancellationToken) ?? await ReadAsync("albumart", track, cancellationToken);

    public void Dispose() => _link.Dispose();

    private async Task<byte[]?> ReadAsync(string command, string track, CancellationToken cancellationToken)
    {
        using var picture = new MemoryStream();
        try
        {
            await AskForLargePartsAsync(cancellationToken);
            while (true)
            {
                var offset = picture.Length.ToString(CultureInfo.InvariantCulture);
                var part = await _link.AskAsync(cancellationToken, command, track, offset);
                if (part.Number("size") is not (> 0 and <= MostBytes and var size) || part.Binary.IsEmpty) return null;
                picture.Write(part.Binary.Span);
                if (picture.Length >= size) return picture.ToArray();
            }
        }
        catch (SpeakerException e) when (e.Fault is SpeakerFault.Track or SpeakerFault.Refused)
        {
            return null;
        }
    }

    /// <summary>An older player does not know the word, and sends small parts.</summary>
    private async Task AskForLargePartsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _link.AskAsync(cancellationToken, "binarylimit", PartBytes);
        }
        catch (SpeakerException e) when (e.Fault == SpeakerFault.Refused)
        {
            // Small parts will do.
        }
    }
}
