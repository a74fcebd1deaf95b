namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>The integrated loudness of tracks.</summary>
internal interface ILoudness
{
    /// <returns>Integrated loudness of EBU R128, LUFS; null where it is not known.</returns>
    double? Of(string track);
}
