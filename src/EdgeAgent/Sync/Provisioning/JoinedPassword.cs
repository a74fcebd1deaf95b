using Roomtone.Mqtt;

namespace Roomtone.EdgeAgent.Sync.Provisioning;

/// <summary>
/// The password of a box that has joined. While another one is on its way both are tried, the next one first: so it does
/// not matter when the broker changes over, or whether it does at all, and a box that is switched off meanwhile finds in.
/// </summary>
internal sealed class JoinedPassword(BrokerFolder folder) : IBrokerPassword
{
    private readonly Lock _gate = new();
    private StoredPassword? _stored;
    private string? _tried;
    private bool _nextWasRefused;

    public string? Current
    {
        get
        {
            lock (_gate) return _tried = Stored.Next is null || _nextWasRefused ? Stored.Current : Stored.Next;
        }
    }

    private StoredPassword Stored => _stored ??= folder.ReadPassword();

    /// <exception cref="IOException">It could not be kept: nothing has changed.</exception>
    public void Offer(string next)
    {
        lock (_gate) Keep(Stored with { Next = next });
    }

    public void Accepted()
    {
        lock (_gate)
        {
            // The broker may yet change over: the next one stays until it has worked.
            if (_tried == Stored.Next && _tried is not null) TryKeep(new(_tried, null));
            _nextWasRefused = false;
        }
    }

    public void Refused()
    {
        lock (_gate) _nextWasRefused = _tried == Stored.Next;
    }

    /// <summary>
    /// A disk that takes nothing is no reason to leave the broker: what lies there names both, and the one that works first.
    /// </summary>
    private void TryKeep(StoredPassword password)
    {
        try
        {
            Keep(password);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Tried again at the next connection.
        }
    }

    private void Keep(StoredPassword password)
    {
        folder.KeepPassword(password);
        (_stored, _nextWasRefused) = (password, false);
    }
}
