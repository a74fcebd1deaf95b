using Roomtone.EdgeAgent.Speaker;
using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>
/// The tags that MPD does not keep in its database, read from the file by it (LANGUAGE, MOOD, BPM, ENERGY, ISRC,
/// ITUNESADVISORY in Vorbis, FLAC, Opus, and in MP3 as TXXX; Apple's own advisory in MP4).
/// </summary>
internal sealed class MpdTags(MpdLink link, string libraryFolder)
{
    /// <summary>Then it is not the file that is slow.</summary>
    private const int MostSlowInARow = 3;

    private int _slow;

    /// <exception cref="SpeakerException">The player is gone.</exception>
    public async Task<TrackTags> ReadAsync(string track, CancellationToken cancellationToken)
    {
        try
        {
            var comments = await link.AskAsync(cancellationToken, "readcomments", track);
            _slow = 0;
            return Of(comments, track);
        }
        catch (SpeakerException e) when (e.InnerException is MpdRefusedException { IsPassword: false } refusal)
        {
            // A file that is gone meanwhile is told by the next change of the library.
            return refusal.Code == MpdRefusedException.NoExist ? TrackTags.Waiting : TrackTags.Unreadable(e.Message);
        }
        catch (SpeakerException e) when (e.InnerException is OperationCanceledException && ++_slow < MostSlowInARow)
        {
            return TrackTags.Waiting;
        }
        catch (SpeakerException e) when (e.InnerException is not (MpdRefusedException or OperationCanceledException))
        {
            return await AgainAsync(track, cancellationToken);
        }
    }

    /// <summary>The player has closed the connection: over these tags, where it does so again and is there for anything else.</summary>
    private async Task<TrackTags> AgainAsync(string track, CancellationToken cancellationToken)
    {
        await link.AskAsync(cancellationToken, "ping");
        try
        {
            return Of(await link.AskAsync(cancellationToken, "readcomments", track), track);
        }
        catch (SpeakerException e) when (e.InnerException is not MpdRefusedException)
        {
            await link.AskAsync(cancellationToken, "ping");
            return e.InnerException is OperationCanceledException
                ? TrackTags.Waiting
                : TrackTags.Unreadable("Its tags are larger than the player can send (max_output_buffer_size of mpd.conf).");
        }
    }

    private TrackTags Of(MpdReply comments, string track)
    {
        var energy = comments.Number("energy");
        var artists = comments.All("artists").Distinct(StringComparer.Ordinal).ToList();
        if (TrackCredits.Fault(artists) is { } fault) return TrackTags.Unreadable(fault);
        var languages = LanguageCode.All(comments.All("language"));
        return new TrackTags(
            languages.FirstOrDefault(""),
            comments["mood"] ?? "",
            comments.Number("bpm") is >= 20 and <= 300 and var tempo ? tempo : null,
            energy is >= 0 and <= 1 ? energy : null,
            Isrc.Of(comments["isrc"]).ToString(),
            ExplicitOf([.. comments.All("itunesadvisory"), .. Mp4.Advisories(libraryFolder, track, comments.All("rating"))]),
            artists.Count > 1 ? string.Join('\n', artists) : "")
        {
            OtherLanguages = string.Join('\n', languages.Skip(1)),
        };
    }

    /// <summary>
    /// Apple's advisory: 1 (once 4) explicit, 2 cleaned. Its 0 is written by taggers for "not said", so it stays unknown.
    /// Where two say different things, the stricter one counts.
    /// </summary>
    private static bool? ExplicitOf(IReadOnlyList<string> advisories)
    {
        if (advisories.Any(advisory => advisory.Trim() is "1" or "4")) return true;
        return advisories.Any(advisory => advisory.Trim() is "2") ? false : null;
    }
}
