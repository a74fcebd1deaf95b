namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A file of the library that cannot play, or of which something cannot be known.</summary>
/// <param name="Name">Its path in the library.</param>
/// <param name="Why">One sentence.</param>
internal sealed record SetAsideFile(string Name, string Why);
