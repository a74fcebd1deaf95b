using Roomtone.Mqtt.Native;

namespace Roomtone.Mqtt;

/// <summary>What one attempt to connect came to, from its first word to its loss, and the sentence that tells it. Used on the link's own thread.</summary>
internal sealed class Attempt(MqttSettings settings)
{
    /// <summary>A shorter connection counts as a failed attempt: two clients that share a session would else fight without a pause.</summary>
    private static readonly TimeSpan Lasting = TimeSpan.FromSeconds(5);

    private long? _acceptedAt;
    private int? _refusal;
    private int _loss = MosquittoResult.Success;
    private string _said = "";

    public bool WasRefused => _refusal is not null;

    public bool Lasted => _acceptedAt is { } at && Environment.TickCount64 - at > Lasting.TotalMilliseconds;

    public void Accepted() => _acceptedAt = Environment.TickCount64;

    public void Refused(int reason) => _refusal = reason;

    /// <summary>The broker's own reason comes first; the library then reports the closed socket too.</summary>
    public void Lost(int reason) => _loss = _loss == MosquittoResult.Success ? reason : _loss;

    public void Said(string line) => _said = line;

    /// <summary>TCP did not come about.</summary>
    public string NotReached(int result, int systemError) => ConnectionTrouble.NotReached(settings, result, systemError, _said);

    /// <summary>Why the connection did not come about, or ended.</summary>
    public string Trouble()
    {
        if (_refusal is { } refusal) return ConnectionTrouble.Refused(settings, refusal);
        return _acceptedAt is null ? ConnectionTrouble.NotAnswered(settings, _said) : ConnectionTrouble.Lost(settings, _loss, Lasted);
    }
}
