using System.Text;

namespace Roomtone.EdgeAgent.Vision.Expression;

/// <summary>
/// What an ONNX file tells about itself, read without loading the network: field 14 of ModelProto, metadata_props, whose
/// entries are two texts, key and value (onnx.proto3, protobuf's wire format).
/// </summary>
internal static class NetworkFacts
{
    private const long Metadata = 14;
    private const int LongestEntry = 64 * 1024;

    /// <exception cref="VisionException">The file is missing or damaged.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        Network.Check(path);
        try
        {
            using var file = new BinaryReader(File.OpenRead(path));
            return Read(file);
        }
        catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
        {
            throw new VisionException($"The network {path} is damaged: it is no ONNX file. {Network.Fix}", e);
        }
    }

    private static Dictionary<string, string> Read(BinaryReader file)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        while (file.BaseStream.Position < file.BaseStream.Length)
        {
            var (field, length) = Next(file);
            if (field == Metadata) AddEntry(facts, file.ReadBytes(length <= LongestEntry ? (int)length : throw new FormatException()));
            else file.BaseStream.Seek(length, SeekOrigin.Current);
        }

        return facts;
    }

    /// <returns>The field's number, and the bytes of its value that follow; none for a number, which is read already.</returns>
    private static (long Field, long Length) Next(BinaryReader file)
    {
        var tag = file.Read7BitEncodedInt64();
        switch (tag & 7)
        {
            case 0:
                file.Read7BitEncodedInt64();
                return (tag >> 3, 0);
            case 1:
                return (tag >> 3, sizeof(long));
            case 2 when file.Read7BitEncodedInt64() is >= 0 and var length && length <= file.BaseStream.Length - file.BaseStream.Position:
                return (tag >> 3, length);
            case 5:
                return (tag >> 3, sizeof(int));
            default:
                throw new FormatException();
        }
    }

    private static void AddEntry(Dictionary<string, string> facts, byte[] entry)
    {
        using var texts = new BinaryReader(new MemoryStream(entry), Encoding.UTF8);
        var (key, value) = ("", "");
        while (texts.BaseStream.Position < entry.Length)
        {
            var (field, length) = Next(texts);
            var text = Encoding.UTF8.GetString(texts.ReadBytes((int)length));
            if (field == 1) key = text;
            else if (field == 2) value = text;
        }

        facts[key] = value;
    }
}
