using Roomtone.EdgeAgent.Speaker.Page;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify;

/// <summary>The page that is the room's speaker, as a device of Spotify Connect, where somebody has logged in there.</summary>
internal sealed class PageDevice(PageLine line, TimeProvider time)
{
    private const int MostKnown = 64;

    private readonly Lock _gate = new();
    private readonly List<string> _known = [];

    /// <summary>By Spotify's id; null where no page is such a device now.</summary>
    public string? Id
    {
        get
        {
            if (Voice?.Report.SpotifyDevice is not { Length: > 0 } id) return null;
            Remember(id);
            return id;
        }
    }

    /// <summary>Spotify lists a page for a while after it went away.</summary>
    public bool IsLeft(string? device)
    {
        if (device is null || device == Id) return false;
        lock (_gate) return _known.Contains(device);
    }

    /// <summary>Why Spotify cannot sound in the page that is the speaker, as one sentence; null where it can, or need not.</summary>
    public string? Fault => Voice?.Report.SpotifyFault;

    /// <summary>Why a page is such a device no longer.</summary>
    public string WhyLeft =>
        Fault ?? "The page in which Spotify sounded is closed, asleep, or no longer the room's speaker.";

    private void Remember(string id)
    {
        lock (_gate)
        {
            if (_known.Contains(id)) return;
            if (_known.Count == MostKnown) _known.RemoveAt(0);
            _known.Add(id);
        }
    }

    private PageVoice? Voice => line.Voice is { } voice && time.Steady - voice.HeardAt <= PageVoice.GoneAfter ? voice : null;
}
