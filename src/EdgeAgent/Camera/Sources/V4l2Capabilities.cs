namespace Roomtone.EdgeAgent.Camera.Sources;

/// <summary>What a Video4Linux device says of itself.</summary>
/// <param name="Driver">E.g. <c>uvcvideo</c>, <c>unicam</c>.</param>
/// <param name="Card">Its name for people.</param>
/// <param name="Captures">Whether this node gives pictures.</param>
internal sealed record V4l2Capabilities(string Driver, string Card, bool Captures);
