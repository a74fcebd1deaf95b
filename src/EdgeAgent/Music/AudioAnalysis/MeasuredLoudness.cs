using Roomtone.EdgeAgent.Speaker.Mpd;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>The loudness of tracks as analysed.</summary>
internal sealed class MeasuredLoudness(SoundStore store) : ILoudness
{
    public double? Of(string track)
    {
        try
        {
            return store.Find(track)?.Sound.Loudness;
        }
        catch (SoundException)
        {
            // The analysis says so; the music goes on as loud as it is.
            return null;
        }
    }
}
