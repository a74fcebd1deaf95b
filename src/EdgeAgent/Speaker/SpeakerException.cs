namespace Roomtone.EdgeAgent.Speaker;

/// <summary>The speaker, or the player behind it, did not do what was asked; the message is one sentence.</summary>
internal sealed class SpeakerException(string sentence, SpeakerFault fault, Exception? inner = null) : Exception(sentence, inner)
{
    public SpeakerFault Fault => fault;
}

internal enum SpeakerFault
{
    /// <summary>It cannot be reached; trying again later may help.</summary>
    Lost,

    /// <summary>It answered, and refused.</summary>
    Refused,

    /// <summary>It cannot play this track; another one may sound.</summary>
    Track,

    /// <summary>It plays another provider's tracks from now on; this track is not to blame.</summary>
    Moved,
}
