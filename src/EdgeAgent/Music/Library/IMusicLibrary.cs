namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Where tracks come from. Throws <see cref="Speaker.SpeakerException"/> when it cannot be read.</summary>
internal interface IMusicLibrary
{
    /// <summary>Whose tracks they are, e.g. <c>local</c>.</summary>
    string Provider { get; }

    /// <summary>Files of it that are no tracks, as of the last reading.</summary>
    IReadOnlyList<SetAsideFile> Aside => [];

    /// <summary>All tracks: first as they are known at once, then again when more has been read about them.</summary>
    IAsyncEnumerable<IReadOnlyList<Track>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the library may have changed since the last reading.</summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken);
}
