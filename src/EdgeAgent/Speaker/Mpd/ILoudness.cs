namespace Roomtone.EdgeAgent.Speaker.Mpd;

/// <summary>How loud tracks are in themselves.</summary>
internal interface ILoudness
{
    /// <returns>Integrated loudness of EBU R128, LUFS; null where it is not known.</returns>
    double? Of(string track);
}
