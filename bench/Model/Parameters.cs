namespace Roomtone.Model.Bench;

/// <summary>
/// Counts the numbers in an ONNX file's initializers, by walking its protocol buffers:
/// ModelProto.graph is field 7, GraphProto.initializer 5, TensorProto.dims 1 (onnx.proto3).
/// </summary>
internal static class Parameters
{
    public static long Count(string path)
    {
        long count = 0;
        foreach (var (field, graph) in Fields(File.ReadAllBytes(path)))
            if (field == 7) count += Fields(graph).Where(part => part.Field == 5).Sum(part => Elements(part.Bytes));
        return count;
    }

    private static long Elements(ReadOnlyMemory<byte> tensor)
    {
        long product = 1;
        foreach (var (field, bytes) in Fields(tensor))
        {
            if (field != 1) continue;
            var span = bytes.Span;
            while (span.Length > 0) product *= (long)Varint(ref span);
        }

        return product;
    }

    /// <summary>The fields of a message. A number stands as its own varint bytes, so that packed and single dims read alike.</summary>
    private static List<(int Field, ReadOnlyMemory<byte> Bytes)> Fields(ReadOnlyMemory<byte> message)
    {
        var fields = new List<(int, ReadOnlyMemory<byte>)>();
        for (var at = 0; at < message.Length;)
        {
            var rest = message.Span[at..];
            var tag = Varint(ref rest);
            at = message.Length - rest.Length;
            var length = Length((int)(tag & 7), ref rest, out var header);
            at += header;
            fields.Add(((int)(tag >> 3), message.Slice(at, length)));
            at += length;
        }

        return fields;
    }

    private static int Length(int wireType, ref ReadOnlySpan<byte> rest, out int header)
    {
        var before = rest.Length;
        header = 0;
        switch (wireType)
        {
            case 0:
                Varint(ref rest);
                return before - rest.Length;
            case 2:
                var length = (int)Varint(ref rest);
                header = before - rest.Length;
                return length;
            default:
                return wireType == 1 ? sizeof(long) : sizeof(int);
        }
    }

    private static ulong Varint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var i = 0; ; i++)
        {
            value |= (ulong)(bytes[i] & 0x7f) << (7 * i);
            if ((bytes[i] & 0x80) != 0) continue;
            bytes = bytes[(i + 1)..];
            return value;
        }
    }
}
