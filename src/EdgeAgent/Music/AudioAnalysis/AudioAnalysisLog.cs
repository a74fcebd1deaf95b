using Microsoft.Extensions.Logging;

namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>What the analysis tells.</summary>
internal sealed partial class AudioAnalysisLog(ILogger<AudioAnalysisLog> logger)
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The sound of {Open} of {Tracks} tracks is analysed in the background.")]
    public partial void Begun(int open, int tracks);

    [LoggerMessage(Level = LogLevel.Information, Message = "The sound of {Done} of {Tracks} tracks is analysed.")]
    public partial void Going(long done, long tracks);

    [LoggerMessage(Level = LogLevel.Information, Message = "The sound of all {Tracks} tracks is analysed; {Unreadable} could not be read.")]
    public partial void Ended(long tracks, long unreadable);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Track} is not analysed: {Fault} It is tried again when the file changes.")]
    public partial void Unreadable(string track, string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Track} is not analysed now: {Trouble} It is tried again in some minutes.")]
    public partial void Postponed(string track, string trouble);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{Track} could not be analysed in {Tries} tries: {Trouble} It is tried again at the next start."
    )]
    public partial void GivenUp(string track, int tries, string trouble);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sound is not analysed: {Fault} It is tried again.")]
    public partial void Stuck(string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The analysis of sound failed. It is tried again; please report this.")]
    public partial void Failed(Exception fault);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Sound is not analysed: Music:LibraryFolder does not say where the player's files are."
    )]
    public partial void NoFolder();

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Sound is not analysed: none of the player's files can be seen in {Folder}. Set Music:LibraryFolder to its music_directory, and let the agent read it."
    )]
    public partial void Unseen(string folder);
}
