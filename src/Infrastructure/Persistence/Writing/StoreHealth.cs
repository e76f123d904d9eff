using PublisherMigration.Application.Common.Persistence;

namespace PublisherMigration.Infrastructure.Persistence.Writing;

internal sealed class StoreHealth : IStoreHealth
{
    private volatile bool _isHealthy;

    public event Action? Changed;

    public bool IsHealthy => _isHealthy;

    public void Set(bool isHealthy)
    {
        if (_isHealthy != isHealthy)
        {
            _isHealthy = isHealthy;
            Changed?.Invoke();
        }
    }
}
