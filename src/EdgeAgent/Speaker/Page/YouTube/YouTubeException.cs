namespace Roomtone.EdgeAgent.Speaker.Page.YouTube;

/// <summary>YouTube does not answer what it was asked; the message is one sentence for people.</summary>
internal sealed class YouTubeException(string sentence, Exception? inner = null) : Exception(sentence, inner);
