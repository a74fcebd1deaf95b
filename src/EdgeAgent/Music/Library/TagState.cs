namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Whether what a file says of itself is known.</summary>
internal enum TagState : byte
{
    Read,

    /// <summary>Not yet, or the file has changed since.</summary>
    Waiting,

    /// <summary>They cannot be read until the file changes.</summary>
    Unreadable,
}
