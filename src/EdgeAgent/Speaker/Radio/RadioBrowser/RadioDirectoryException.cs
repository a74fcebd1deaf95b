namespace Roomtone.EdgeAgent.Speaker.Radio.RadioBrowser;

/// <summary>The directory of stations cannot be asked; the message is one sentence for a person.</summary>
internal sealed class RadioDirectoryException(string sentence) : Exception(sentence);
