namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>A sound could not be analysed; the message is one sentence.</summary>
internal sealed class AudioAnalysisException(string sentence, AudioAnalysisFault fault, Exception? inner = null)
    : Exception(sentence, inner)
{
    public AudioAnalysisFault Fault => fault;
}

internal enum AudioAnalysisFault
{
    /// <summary>This file cannot be read as it is; others can.</summary>
    File,

    /// <summary>This file could not be read this time, and that is not its fault: it is tried again.</summary>
    Passing,

    /// <summary>None can, until something is mended.</summary>
    All,
}
