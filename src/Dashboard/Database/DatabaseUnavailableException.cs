namespace Roomtone.Dashboard.Database;

/// <summary>The one failure of this edge; the message is a sentence for the person who asked.</summary>
internal sealed class DatabaseUnavailableException(string sentence, Exception? inner = null) : Exception(sentence, inner);
