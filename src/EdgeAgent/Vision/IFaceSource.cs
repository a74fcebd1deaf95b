namespace Roomtone.EdgeAgent.Vision;

/// <summary>Where the faces of the room come from: our own look at a camera's frames, or a page's look at its camera.</summary>
internal interface IFaceSource
{
    /// <summary>Runs of the face detector since the start.</summary>
    long Looks { get; }

    /// <summary>Faces that came into view since the start.</summary>
    long Tracks { get; }

    /// <summary>Waits for the next picture.</summary>
    /// <returns>When it was taken, UTC.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    ValueTask<DateTimeOffset> WaitAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The faces in view in the picture that was waited for, those that came first at the front. Once a picture; the list is
    /// good until the next call.
    /// </summary>
    IReadOnlyList<Face> Watch();

    /// <summary>Ends all tracks and wipes what is left of the last pictures.</summary>
    void Forget();
}
