namespace Roomtone.EdgeAgent.Music.AudioAnalysis;

/// <summary>A sound could not be analysed; the message is one sentence.</summary>
internal sealed class SoundException(string sentence, SoundFault fault, Exception? inner = null) : Exception(sentence, inner)
{
    public SoundFault Fault => fault;
}

internal enum SoundFault
{
    /// <summary>This file cannot be read; others can.</summary>
    File,

    /// <summary>None can, until something is mended.</summary>
    All,
}
