export * from '../../shared/n8n/itemError';
