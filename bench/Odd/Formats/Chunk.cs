namespace Roomtone.Odd.Bench.Formats;

/// <summary>A piece of a file whose format is a list of pieces.</summary>
/// <param name="Name">What the format calls it; empty for bytes that stand between pieces as they are.</param>
/// <param name="Body">Its content, without name, length and checksum.</param>
/// <param name="Claim">The length that it says it has; null: the true one.</param>
internal sealed record Chunk(string Name, byte[] Body, ulong? Claim = null);
