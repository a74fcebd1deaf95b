namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>YouTube does not answer what it was asked; the message is one sentence for people.</summary>
internal sealed class YouTubeException(string sentence, Exception? inner = null, YouTubeTrouble trouble = YouTubeTrouble.OneAnswer)
    : Exception(sentence, inner)
{
    public YouTubeTrouble Trouble => trouble;
}

/// <summary>Whose fault it is, and so what need not be asked next.</summary>
internal enum YouTubeTrouble
{
    /// <summary>This answer is ill; another one may be well.</summary>
    OneAnswer,

    /// <summary>What was asked for is not there, or not for this key.</summary>
    NotThere,

    /// <summary>The key, its quota or the network: no other question is answered now.</summary>
    All,
}
