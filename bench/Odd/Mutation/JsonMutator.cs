using System.Text;
using System.Text.Json;

namespace Roomtone.Odd.Bench.Mutation;

/// <summary>Replaces, drops and doubles values and members of a JSON text; the result need not be JSON.</summary>
internal static class JsonMutator
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1", "1e999", "-0.0", "1.5", "2147483647", "-2147483648", "9223372036854775807", "99999999999999999999", "NaN",
        "[]", "{}", "[null]",
        "{\"a\":1}", "\"\"", "\" \"", "\"\\ud800\"", "\"\\u0000\"", "\"a\\r\\nb\"", "\"NaN\"", "\"../../../etc/passwd\"", "\"/dev/zero\"",
        "\"1970-01-01T00:00:00Z\"", "\"0001-01-01T00:00:00.000Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"2036-02-07T06:28:16+14:00\"",
        "\"00000000-0000-0000-0000-000000000000\"", "\"\\u1100\\u1161\"", "\"\\u202eabc\"", "\"💡\"", "\"-1\"", "\"99999999\"", "'a'", "",
    ];

    public static byte[] Mutate(byte[] input, Random random)
    {
        var spans = Spans(input);
        if (spans.Count == 0) return ByteMutator.Mutate(input, random);
        var (start, end) = spans[random.Next(spans.Count)];
        var old = input[start..end];
        byte[] value = random.Next(10) switch
        {
            0 => [],
            1 => [.. old, (byte)',', .. old],
            2 => Spoken(spans, input, random),
            3 => ByteMutator.Mutate(old, random),
            4 => Encoding.UTF8.GetBytes(new string('[', random.Next(1, 200))),
            5 => [.. "null"u8], // What readers of lists expect least.
            6 => Encoding.UTF8.GetBytes($"\"{new string('x', random.Next(1, 100_000))}\""),
            _ => Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]),
        };
        return [.. input[..start], .. value, .. input[end..]];
    }

    /// <summary>Another value of the same text.</summary>
    private static byte[] Spoken(List<(int Start, int End)> spans, byte[] input, Random random)
    {
        var (start, end) = spans[random.Next(spans.Count)];
        return input[start..end];
    }

    /// <summary>Where names and values stand, lists and objects as a whole; up to where it is no JSON any more.</summary>
    private static List<(int Start, int End)> Spans(byte[] input)
    {
        var (spans, open) = (new List<(int, int)>(), new Stack<int>());
        try
        {
            var reader = new Utf8JsonReader(input, new JsonReaderOptions { MaxDepth = 1000 });
            while (reader.Read())
            {
                var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) open.Push(start);
                else if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) spans.Add((open.Pop(), end));
                else spans.Add((start, end));
            }
        }
        catch (JsonException)
        {
            // What was found until here can be changed again.
        }

        return spans;
    }
}
