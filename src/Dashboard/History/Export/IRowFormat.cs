using System.Buffers;

namespace Roomtone.Dashboard.History.Export;

/// <summary>How rows become a file. A value is null, a text, a number, or a time in UTC.</summary>
internal interface IRowFormat
{
    /// <summary>As in the address, and at the end of the file's name.</summary>
    string Name { get; }

    string ContentType { get; }

    void WriteHead(IBufferWriter<byte> into, IReadOnlyList<string> columns);

    void WriteRow(IBufferWriter<byte> into, IReadOnlyList<string> columns, IReadOnlyList<object?> values);
}
