namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>A major or minor key.</summary>
/// <param name="Tonic">0 for C to 11 for B.</param>
/// <param name="IsMinor">Whether the third is small.</param>
internal readonly record struct MusicalKey(byte Tonic, bool IsMinor)
{
    private static readonly string[] Names = ["C", "C sharp", "D", "E flat", "E", "F", "F sharp", "G", "A flat", "A", "B flat", "B"];

    public override string ToString() => $"{Names[Tonic]} {(IsMinor ? "minor" : "major")}";
}
