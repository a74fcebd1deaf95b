using System.Text.Json;

namespace Roomtone.Lab.Privacy;

/// <summary>What the box has said at the broker, by its form only: JSON whose texts are words of people, not pictures.</summary>
internal sealed class BrokerMessages
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _notJson = [];
    private string _longestAt = "";

    public long Largest { get; private set; }

    public int LongestText { get; private set; }

    public int Count { get; private set; }

    public void Add(string topic, ReadOnlyMemory<byte> payload)
    {
        lock (_gate)
        {
            Count++;
            Largest = Math.Max(Largest, payload.Length);
            try
            {
                using var document = JsonDocument.Parse(payload);
                Measure(topic, document.RootElement);
            }
            catch (JsonException)
            {
                if (payload.Length > 0) _notJson.Add(topic);
            }
        }
    }

    public IReadOnlyList<string> Problems(int longestText)
    {
        lock (_gate)
        {
            List<string> problems = [.. _notJson.Select(topic => $"A message at {topic} is not JSON.")];
            if (LongestText > longestText)
                problems.Add(
                    FormattableString.Invariant(
                        $"A message at {_longestAt} holds a text of {LongestText:N0} characters; the most is {longestText}."
                    )
                );
            if (Count == 0)
                problems.Add("No message came to the broker, so nothing is proven about them.");
            return problems;
        }
    }

    private void Measure(string topic, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Measure(topic, property.Value);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray()) Measure(topic, item);
                break;
            case JsonValueKind.String when element.GetString()!.Length > LongestText:
                (LongestText, _longestAt) = (element.GetString()!.Length, topic);
                break;
            default:
                break;
        }
    }
}
