namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>A sound could not be analysed; the message is one sentence.</summary>
internal sealed class AudioAnalysisException(string sentence, AudioAnalysisFault fault, Exception? inner = null)
    : Exception(sentence, inner)
{
    public AudioAnalysisFault Fault => fault;
}

internal enum AudioAnalysisFault
{
    /// <summary>This file cannot be read; others can.</summary>
    File,

    /// <summary>None can, until something is mended.</summary>
    All,
}
