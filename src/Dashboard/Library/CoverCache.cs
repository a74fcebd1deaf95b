using Roomtone.Contracts;
using Roomtone.Dashboard.Live;

namespace Roomtone.Dashboard.Library;

/// <summary>The covers of tracks, as their boxes give them. The last ones are kept, those that are missing too.</summary>
internal sealed class CoverCache(CommandSender commands, TimeProvider time)
{
    private const int Most = 200;

    /// <summary>A box may be given a picture at any time.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Device, string Track), Kept> _kept = [];

    /// <returns>Null where the track has none, or the box does not answer.</returns>
    /// <exception cref="Mqtt.MqttException">The broker did not take the question.</exception>
    public async Task<Cover?> FindAsync(string device, string track, string by, CancellationToken cancellationToken)
    {
        var now = time.GetTimestamp();
        lock (_gate)
            if (_kept.TryGetValue((device, track), out var kept) && time.GetElapsedTime(kept.At, now) < KeptFor) return kept.Cover;
        var reply = await commands.SendAsync(
            device, CommandNames.LibraryCover, Wire.Element(new { track }), by, cancellationToken);
        if (reply is null) return null;
        var cover = reply is { Ok: true, Data: { } data } ? Wire.Read<Cover>(data) : null;
        Keep((device, track), new(cover, now));
        return cover;
    }

    private void Keep((string Device, string Track) key, Kept kept)
    {
        lock (_gate)
        {
            if (_kept.Count >= Most) _kept.Remove(_kept.MinBy(entry => entry.Value.At).Key);
            _kept[key] = kept;
        }
    }

    private sealed record Kept(Cover? Cover, long At);
}
