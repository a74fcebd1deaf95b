namespace Roomtone.Odd.Bench.Formats;

/// <summary>
/// A format whose files are lists of pieces. Lengths and checksums are made when it is written, so that a damage reaches deep.
/// </summary>
internal interface IChunkFormat
{
    /// <summary>Takes any bytes: what does not fit the format is kept as it is.</summary>
    List<Chunk> Read(byte[] file);

    byte[] Write(IReadOnlyList<Chunk> chunks);

    /// <summary>How many bytes stand before the list of pieces in the body of such a piece; null where it holds none.</summary>
    int? ListAt(string name) => null;

    /// <summary>A piece that is legal there and seldom met.</summary>
    Chunk Odd(Random random);
}
