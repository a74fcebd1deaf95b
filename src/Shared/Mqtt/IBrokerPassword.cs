namespace Roomtone.Mqtt;

/// <summary>The password at the broker, which may change while the link lives. Called on the link's own thread.</summary>
public interface IBrokerPassword
{
    /// <summary>Asked at each attempt; null for none.</summary>
    string? Current { get; }

    /// <summary>The broker took the last one.</summary>
    void Accepted();

    /// <summary>The broker refused the last one.</summary>
    void Refused();
}

/// <summary>One that stays as it is.</summary>
internal sealed class FixedPassword(string? password) : IBrokerPassword
{
    public string? Current => password;

    public void Accepted()
    {
        // There is no other to forget.
    }

    public void Refused()
    {
        // There is no other to try.
    }
}
