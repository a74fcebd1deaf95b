using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker;

/// <summary>Where MPD listens. Its password is the secret <c>mpd-password</c>.</summary>
internal sealed record SpeakerSettings : ISettings
{
    public static string Section => "Speaker";

    /// <summary>A host name or address, or the path of a unix socket, e.g. <c>/run/mpd/socket</c>.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>1 to 65535; not used with a unix socket.</summary>
    public int Port { get; init; } = 6600;

    /// <summary>How long an answer may take, 1 s to 2 min.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a track and its follower sound together, s, 0 to 30. 0 joins them without a gap; MPD never fades a track of
    /// less than 20 s.
    /// </summary>
    public int CrossfadeSeconds { get; init; }

    /// <summary>
    /// Whether all tracks are brought to the same loudness, as far as they were analysed. Needs <c>mixer_type "software"</c>
    /// in mpd.conf: the steps of other volumes are not known.
    /// </summary>
    public bool LevelLoudness { get; init; } = true;

    public IEnumerable<string> Problems()
    {
        if (CrossfadeSeconds is < 0 or > 30)
            yield return $"CrossfadeSeconds is {CrossfadeSeconds}; it must be from 0 to 30.";
        if (string.IsNullOrWhiteSpace(Host))
            yield return "Host is empty; it must be a host name, an address or the path of a unix socket.";
        if (Port is < 1 or > 65535)
            yield return $"Port is {Port}; it must be from 1 to 65535.";
        if (AnswerWithin < TimeSpan.FromSeconds(1) || AnswerWithin > TimeSpan.FromMinutes(2))
            yield return $"AnswerWithin is {AnswerWithin}; it must be from 00:00:01 to 00:02:00.";
    }
}
